package io.keyledger.command.refusal;

/** The same Idempotency-Key came before with another request. */
public final class IdempotencyKeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReused() {
        super("This Idempotency-Key was used before for another request; use a new one.");
    }
}
