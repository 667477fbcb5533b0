package io.keyledger.query.validation;

import io.keyledger.http.Problem;
import io.keyledger.http.ProblemException;
import io.keyledger.query.reading.RequiredPosition;
import io.keyledger.query.validation.Verdict.JudgedKey;
import io.keyledger.query.validation.Verdicts.Question;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets those ask for verdicts who bear a READ key of the installation, itself judged by a verdict (RFC 6750). The key goes
 * no further than this filter.
 */
final class ValidatorKeyFilter extends OncePerRequestFilter {

    private static final Pattern BEARER = Pattern.compile("Bearer +([A-Za-z0-9\\-._~+/]+=*)", Pattern.CASE_INSENSITIVE);
    private static final String CHALLENGE = "Bearer realm=\"keyledger\"";

    private final Verdicts verdicts;
    private final RequiredPosition required;

    ValidatorKeyFilter(Verdicts verdicts, RequiredPosition required) {
        this.verdicts = verdicts;
        this.required = required;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (sent.isEmpty()) {
            refuse(response, HttpStatus.UNAUTHORIZED, null, "UNAUTHENTICATED", "A validator key is required");
            return;
        }
        Matcher bearer = BEARER.matcher(sent.getFirst());
        if (sent.size() > 1 || !bearer.matches()) {
            refuse(
                    response,
                    sent.size() > 1 ? HttpStatus.BAD_REQUEST : HttpStatus.UNAUTHORIZED,
                    sent.size() > 1 ? "invalid_request" : "invalid_token",
                    sent.size() > 1 ? "INVALID_REQUEST" : "INVALID_TOKEN",
                    "Send one header Authorization: Bearer with a validator key");
            return;
        }
        Verdict judged;
        try {
            judged = verdicts.judge(new Question(bearer.group(1), null), required.ofVerdict(request));
        } catch (ProblemException invalidPosition) {
            Problem.write(response, invalidPosition.getBody());
            return;
        } catch (ValidatorUnready unready) {
            response.setHeader(HttpHeaders.RETRY_AFTER, ValidatorProblems.RETRY_AFTER);
            Problem.write(response, ValidatorProblems.of(unready));
            return;
        }
        JudgedKey caller = judged.key();
        if (caller == null || !judged.valid()) {
            refuse(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "invalid_token",
                    "INVALID_TOKEN",
                    "This is not a validator key that is valid now");
        } else if (!ValidatorCaller.mayAsk(caller)) {
            refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    "insufficient_scope",
                    "FORBIDDEN",
                    "Only READ keys of the installation may ask for verdicts");
        } else {
            proceed(new ValidatorCaller(caller.id()), request, response, chain);
        }
    }

    private static void proceed(
            ValidatorCaller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static void refuse(
            HttpServletResponse response,
            HttpStatus status,
            @org.jspecify.annotations.Nullable String error,
            String code,
            String detail)
            throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE, error == null ? CHALLENGE : CHALLENGE + ", error=\"" + error + "\"");
        Problem.write(response, Problem.of(status, code, detail));
    }
}
