package io.keyledger.query.reading;

/** A query parameter is not as it must be: 400 {@code INVALID_FIELD}. What was sent stays unsaid. */
public final class InvalidParameter extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String name;
    private final String reason;

    /**
     * @param name as the API declares it
     * @param reason worded to follow the name: "must be given once"
     */
    public InvalidParameter(String name, String reason) {
        super(name + " " + reason);
        this.name = name;
        this.reason = reason;
    }

    String name() {
        return name;
    }

    String reason() {
        return reason;
    }
}
