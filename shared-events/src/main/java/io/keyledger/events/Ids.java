package io.keyledger.events;

import java.util.regex.Pattern;

/** The shape that all ids share: a word that tells the kind, an underscore, hexadecimal digits. */
final class Ids {

    private Ids() {}

    static String require(Pattern shape, String text, String what) {
        if (!shape.matcher(text).matches()) {
            throw new IllegalArgumentException("Not " + what + ": it must match " + shape);
        }
        return text;
    }
}
