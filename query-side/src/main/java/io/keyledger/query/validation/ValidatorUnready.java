package io.keyledger.query.validation;

import java.util.List;

/** No verdict can be given that would certainly be right, so none is. The code is that of the problem answered. */
final class ValidatorUnready extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String STALE = "VALIDATOR_STALE";
    private static final String KEYS_MISSING = "VALIDATOR_KEYS_MISSING";

    /** All there are. */
    static final List<String> CODES = List.of(STALE, KEYS_MISSING);

    private final String code;

    private ValidatorUnready(String code, String message) {
        super(message);
        this.code = code;
    }

    /** What is stored has not been applied (in time). */
    static ValidatorUnready stale() {
        return new ValidatorUnready(STALE, "This validator has not caught up with the event store");
    }

    /** Some secrets could not be recognized, or not be proven. */
    static ValidatorUnready withoutKeys() {
        return new ValidatorUnready(KEYS_MISSING, "This validator lacks a pepper or a binding key that is in use");
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
