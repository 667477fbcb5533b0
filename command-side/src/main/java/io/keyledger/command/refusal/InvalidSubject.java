package io.keyledger.command.refusal;

/** Nobody whom an issuer of tokens could name. */
public final class InvalidSubject extends FieldRefused {

    private static final long serialVersionUID = 1L;

    public InvalidSubject(String field, String reason) {
        super(field, reason);
    }
}
