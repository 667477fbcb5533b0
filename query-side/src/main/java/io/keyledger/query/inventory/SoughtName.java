package io.keyledger.query.inventory;

import io.keyledger.events.NameComparison;

/** The form in which a name and a part of it meet in a search. */
final class SoughtName {

    private SoughtName() {}

    /**
     * As names are compared when one is given, but every small sigma is the same: which of the two it is depends on what
     * follows, and of a part nobody knows what follows. Empty if nothing of the text can be seen.
     */
    static String of(String text) {
        return NameComparison.normalize(text).replace('\u03c2', '\u03c3');
    }
}
