package io.keyledger.query.validation.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The few texts that are the same in many rows (prefixes, peppers), each with a number below 256. Written by one thread,
 * read by any.
 */
final class Names {

    private static final int MOST = 256;

    private final String what;
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile List<String> texts = List.of();

    Names(String what) {
        this.what = what;
    }

    /** The number of a text, which it keeps. */
    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = texts.size();
        if (number == MOST) {
            throw new IllegalStateException("There are more than " + MOST + " different " + what);
        }
        List<String> more = new ArrayList<>(texts);
        more.add(text);
        texts = List.copyOf(more);
        numbers.put(text, number);
        return number;
    }

    String text(int number) {
        return texts.get(number);
    }
}
