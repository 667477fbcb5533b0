package io.keyledger.standalone.lockout;

import org.jspecify.annotations.Nullable;

/** Whose password or secret is being guessed; its text is opaque and may be logged. */
public record Account(String text) {

    /** Stands for every name that belongs to nobody, so that these cost what the others cost. */
    static final Account NOBODY = new Account("nobody");

    /** A person, by the subject that tokens name. */
    public static Account person(String subject) {
        return new Account("person " + subject);
    }

    /** A program that is registered. */
    public static Account client(String clientId) {
        return new Account("client " + clientId);
    }

    static Account orNobody(@Nullable Account account) {
        return account == null ? NOBODY : account;
    }

    @Override
    public String toString() {
        return text;
    }
}
