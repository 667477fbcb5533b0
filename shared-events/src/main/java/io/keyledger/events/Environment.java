package io.keyledger.events;

/** Where a key is meant to be used; part of the text of its secrets. */
public enum Environment {
    LIVE("live"),
    TEST("test");

    private final String text;

    Environment(String text) {
        this.text = text;
    }

    /** How it is written in a secret, in JSON and in the API. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException for anything but {@code live} and {@code test} */
    public static Environment of(String text) {
        for (Environment environment : values()) {
            if (environment.text.equals(text)) {
                return environment;
            }
        }
        throw new IllegalArgumentException("Not an environment: it must be live or test");
    }

    @Override
    public String toString() {
        return text;
    }
}
