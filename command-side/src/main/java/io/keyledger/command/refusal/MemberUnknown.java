package io.keyledger.command.refusal;

/** The organization has no such member. */
public final class MemberUnknown extends Refusal {

    private static final long serialVersionUID = 1L;

    public MemberUnknown() {
        super("The organization has no such member.");
    }
}
