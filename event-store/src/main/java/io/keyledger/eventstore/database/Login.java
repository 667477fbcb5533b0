package io.keyledger.eventstore.database;

/** A database role and its password; the password never shows. */
public record Login(String username, String password) {

    @Override
    public String toString() {
        return username;
    }
}
