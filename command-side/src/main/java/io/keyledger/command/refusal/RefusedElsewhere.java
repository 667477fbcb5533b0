package io.keyledger.command.refusal;

/** Another process refused the command; what it says is what this one answers. */
public final class RefusedElsewhere extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient RefusalAnswer answer;

    RefusedElsewhere(RefusalAnswer answer) {
        super(answer.detail());
        this.answer = answer;
    }

    RefusalAnswer answer() {
        return answer;
    }
}
