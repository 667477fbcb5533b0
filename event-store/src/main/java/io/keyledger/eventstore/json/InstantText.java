package io.keyledger.eventstore.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads instants as facts have them, {@code 2026-03-01T09:30:00.123Z}, without the formatter that reads every format: that took a
 * third of reading a fact. What is written in any other way is left to Jackson. Thread-safe.
 */
final class InstantText extends StdDeserializer<Instant> {

    private static final int FRACTION = 19;
    private static final int NANOS_A_SECOND = 1_000_000_000;
    private static final int LONGEST = FRACTION + ".123456789Z".length();
    private static final String SHAPE = "0000-00-00T00:00:00";

    InstantText() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        Instant usual = json.hasToken(JsonToken.VALUE_STRING) ? usual(json.getString()) : null;
        return usual == null ? InstantDeserializer.INSTANT.deserialize(json, context) : usual;
    }

    /** The instant, or null if this is not the usual way to write one. */
    static @Nullable Instant usual(String text) {
        int end = text.length() - 1;
        if (end < FRACTION || end >= LONGEST || text.charAt(end) != 'Z' || !hasShape(text)) {
            return null;
        }
        int nanos = nanos(text, end);
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean exists = nanos >= 0 && hour < 24 && minute < 60 && second < 60 && isDay(year, month, day);
        return exists
                ? Instant.ofEpochSecond(
                        LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600 + minute * 60 + second,
                        nanos)
                : null;
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** The fraction after the second, from none to nine digits; negative if it is something else. */
    private static int nanos(String text, int end) {
        if (end == FRACTION) {
            return 0;
        }
        if (text.charAt(FRACTION) != '.' || end == FRACTION + 1) {
            return -1;
        }
        int nanos = 0;
        int unit = NANOS_A_SECOND;
        for (int i = FRACTION + 1; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            unit /= 10;
            nanos += digit * unit;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < FRACTION; i++) {
            char shape = SHAPE.charAt(i);
            char is = text.charAt(i);
            if (shape == '0' ? is < '0' || is > '9' : is != shape) {
                return false;
            }
        }
        return true;
    }
}
