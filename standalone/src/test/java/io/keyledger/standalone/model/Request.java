package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the program, and what must come of it.
 *
 * @param name how the caller names it; 0 for not at all
 * @param refusal the code with which it must be refused; null if it must be carried out
 * @param consequence what it makes of the model if it is carried out, given the answer
 */
record Request(
        Actor by,
        String method,
        String path,
        Map<String, @Nullable Object> body,
        int name,
        @Nullable String refusal,
        Consumer<Map<String, Object>> consequence) {

    /** The first reason there is; null if there is none. */
    static @Nullable String first(@Nullable String... refusals) {
        return Stream.of(refusals).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Why a named request may not be repeated; null if it was never asked. */
    static @Nullable String repeated(@Nullable Object earlier, Object asked) {
        if (earlier == null) {
            return null;
        }
        return earlier.equals(asked) ? "SECRET_NOT_REPEATABLE" : "IDEMPOTENCY_KEY_REUSED";
    }

    @Override
    public String toString() {
        return by.subject().subject() + ": " + method + " " + path + " " + body + (name == 0 ? "" : " as " + name);
    }
}
