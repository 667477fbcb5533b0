package io.keyledger.query.validation;

import io.keyledger.http.Problem;
import io.keyledger.http.ProblemException;
import io.keyledger.query.reading.RequiredPosition;
import io.keyledger.query.validation.CallerCheck.Refusal;
import io.keyledger.query.validation.Verdicts.Question;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets those ask for verdicts who bear a READ key of the installation, itself judged by a verdict (RFC 6750). The key goes
 * no further than this filter.
 */
final class ValidatorKeyFilter extends OncePerRequestFilter {

    private final Verdicts verdicts;
    private final RequiredPosition required;
    private final VerdictCounts.OfPort counts;

    ValidatorKeyFilter(Verdicts verdicts, RequiredPosition required, VerdictCounts.OfPort counts) {
        this.verdicts = verdicts;
        this.required = required;
        this.counts = counts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CallerCheck check;
        try {
            check = check(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)), required.ofVerdict(request));
        } catch (ProblemException invalidPosition) {
            Problem.write(response, invalidPosition.getBody());
            return;
        } catch (ValidatorUnready unready) {
            counts.withheld(unready);
            response.setHeader(HttpHeaders.RETRY_AFTER, ValidatorProblems.RETRY_AFTER);
            Problem.write(response, ValidatorProblems.of(unready));
            return;
        }
        Refusal refusal = check.refusal();
        if (refusal != null) {
            counts.turnedAway(refusal);
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
            Problem.write(response, Problem.of(refusal.status(), refusal.code(), refusal.detail()));
            return;
        }
        proceed(Objects.requireNonNull(check.caller()), request, response, chain);
    }

    /** Nobody is waited for who cannot have a key. */
    private CallerCheck check(List<String> authorization, long atLeast) {
        Refusal early =
                verdicts.hasReached(atLeast) ? null : CallerCheck.withoutVerdict(authorization, verdicts::isSecret);
        return early == null
                ? CallerCheck.of(authorization, presented -> verdicts.judge(new Question(presented, null), atLeast))
                : new CallerCheck(null, early);
    }

    private static void proceed(
            ValidatorCaller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
