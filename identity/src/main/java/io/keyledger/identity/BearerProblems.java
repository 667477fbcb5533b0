package io.keyledger.identity;

import io.keyledger.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers requests that may not pass as problems with the challenge of RFC 6750 section 3: no error code where no credential
 * was sent. Why a token was refused is not told, so that nobody learns by trying.
 */
final class BearerProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String CHALLENGE = "Bearer realm=\"keyledger\"";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            Problem.write(
                    response,
                    Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "ISSUER_UNAVAILABLE",
                            "The identity provider cannot be asked for its keys now"));
        } else if (failure instanceof OAuth2AuthenticationException refused) {
            String error = refused.getError().getErrorCode();
            if (error.equals(OAuth2ErrorCodes.INVALID_REQUEST)) {
                challenge(
                        response,
                        error,
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "INVALID_REQUEST",
                                "The credentials are not sent as they must be"));
            } else {
                challenge(
                        response,
                        OAuth2ErrorCodes.INVALID_TOKEN,
                        Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "INVALID_TOKEN",
                                "The access token is malformed, expired, or not meant for this service"));
            }
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            Problem.write(
                    response,
                    Problem.of(
                            HttpStatus.UNAUTHORIZED,
                            "UNAUTHENTICATED",
                            "An access token is required, in the header Authorization: Bearer"));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        challenge(
                response,
                OAuth2ErrorCodes.INSUFFICIENT_SCOPE,
                Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN", "The access token does not allow this"));
    }

    private static void challenge(HttpServletResponse response, String error, ProblemDetail problem)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"" + error + "\"");
        Problem.write(response, problem);
    }
}
