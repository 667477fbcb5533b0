package io.keyledger.query.validation;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.http.Problem;
import io.keyledger.query.reading.Answer;
import io.keyledger.secrets.BoundSecret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    ValidatorKeyFilter(Verdicts verdicts) {
        this.verdicts = verdicts;
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
        Optional<Answer<Verdict>> judged;
        try {
            judged = verdicts.judge(bearer.group(1), null, -1);
        } catch (ValidatorUnready unready) {
            response.setHeader(HttpHeaders.RETRY_AFTER, ValidatorProblems.RETRY_AFTER);
            Problem.write(response, ValidatorProblems.of(unready));
            return;
        }
        BoundSecret caller = judged.map(Answer::content)
                .filter(Verdict::valid)
                .map(Verdict::secret)
                .orElse(null);
        if (caller == null) {
            refuse(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "invalid_token",
                    "INVALID_TOKEN",
                    "This is not a validator key that is valid now");
        } else if (!caller.organization().equals(OrganizationId.INSTALLATION)
                || caller.permission() != Permission.READ) {
            refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    "insufficient_scope",
                    "FORBIDDEN",
                    "Only READ keys of the installation may ask for verdicts");
        } else {
            proceed(new ValidatorCaller(caller.key(), judged.orElseThrow().position()), request, response, chain);
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
