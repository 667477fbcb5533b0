package io.keyledger.query.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads an instant in a query from its ISO-8601 text only, to the millisecond, as facts carry theirs. Years that no fact can
 * bear, and no database compares, are refused.
 */
@Component
class InstantText implements Converter<String, Instant> {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    @Override
    public Instant convert(String text) {
        Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("Not within the years 1 to 9999");
        }
        return instant;
    }
}
