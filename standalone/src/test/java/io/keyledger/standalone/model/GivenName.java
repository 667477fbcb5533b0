package io.keyledger.standalone.model;

import java.util.List;

/**
 * A name as somebody writes it.
 *
 * @param shown as everybody reads it
 * @param likeness equal for names that nobody can tell apart
 */
record GivenName(String written, String shown, String likeness) {

    static final List<GivenName> ALL = List.of(
            new GivenName("alpha", "alpha", "a"),
            new GivenName("ALPHA", "ALPHA", "a"),
            new GivenName(" alpha\u3000", "alpha", "a"),
            new GivenName("\uff41\uff4c\uff50\uff48\uff41", "\uff41\uff4c\uff50\uff48\uff41", "a"),
            new GivenName("Stra\u00dfe", "Stra\u00dfe", "s"),
            new GivenName("STRASSE", "STRASSE", "s"),
            new GivenName("e\u0301te\u0301", "\u00e9t\u00e9", "e"),
            new GivenName("\u00c9T\u00c9", "\u00c9T\u00c9", "e"),
            new GivenName("ete", "ete", "without accents"),
            new GivenName("two words", "two words", "w"),
            new GivenName("Two\u00a0 Words", "Two\u00a0 Words", "w"));

    static GivenName of(int number) {
        return ALL.get(number % ALL.size());
    }
}
