package io.keyledger.command.refusal;

/** Without its own organization an installation could answer nobody. */
public final class InstallationCannotBeClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    public InstallationCannotBeClosed() {
        super("The organization of the installation cannot be closed; its keys answer for all others.");
    }
}
