package io.keyledger.query.validation;

/** No verdict can be given that would certainly be right, so none is. The code is that of the problem answered. */
final class ValidatorUnready extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private ValidatorUnready(String code, String message) {
        super(message);
        this.code = code;
    }

    /** What is stored has not been applied (in time). */
    static ValidatorUnready stale() {
        return new ValidatorUnready("VALIDATOR_STALE", "This validator has not caught up with the event store");
    }

    /** Some secrets could not be recognized, or not be proven. */
    static ValidatorUnready withoutKeys() {
        return new ValidatorUnready(
                "VALIDATOR_KEYS_MISSING", "This validator lacks a pepper or a binding key that is in use");
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
