package io.keyledger.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The headers by which a client reads its own writes on any node. */
public final class PositionHeaders {

    /** Answered: the position in the event store that the answer reflects or, after a write, has reached. */
    public static final String POSITION = "Keyledger-Position";

    /** Asked: answer from this position or a later one. */
    public static final String MIN_POSITION = "Keyledger-Min-Position";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    private PositionHeaders() {}

    /**
     * The position the request asks for, or empty if it names none.
     *
     * @throws ProblemException 400 {@code INVALID_HEADER} if the header stands there twice or is no position
     */
    public static OptionalLong minPosition(HttpServletRequest request) {
        return minPosition(Collections.list(request.getHeaders(MIN_POSITION)));
    }

    /**
     * The position that all values of the header mean, or empty if there is none.
     *
     * @throws ProblemException 400 {@code INVALID_HEADER} if there are two or it is no position
     */
    public static OptionalLong minPosition(List<String> sent) {
        if (sent.size() > 1) {
            throw invalid();
        }
        return minPosition(sent.isEmpty() ? null : sent.getFirst());
    }

    /**
     * The position that the header's text means, or empty if there is no header.
     *
     * @throws ProblemException 400 {@code INVALID_HEADER} if it is not a whole number from 0 to {@link Long#MAX_VALUE}
     */
    public static OptionalLong minPosition(@Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!DIGITS.matcher(text).matches()) {
            throw invalid();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException beyondLong) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "INVALID_HEADER",
                MIN_POSITION + " must be one whole number that is not negative");
    }
}
