package io.keyledger.projection;

/** One of the two copies of a projection's tables: one is live and read, the other is in the shadow. */
public enum Side {
    A("a"),
    B("b");

    private final String text;

    Side(String text) {
        this.text = text;
    }

    /** How it is written in the tables. */
    public String text() {
        return text;
    }

    Side other() {
        return this == A ? B : A;
    }

    static Side of(String text) {
        return A.text.equals(text) ? A : B;
    }

    @Override
    public String toString() {
        return text;
    }
}
