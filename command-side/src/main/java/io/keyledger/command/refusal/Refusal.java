package io.keyledger.command.refusal;

import java.util.Objects;

/** A command that was understood and not carried out; nothing was stored. The message is for whoever asked. */
public abstract sealed class Refusal extends RuntimeException
        permits OrganizationUnknown,
                KeyUnknown,
                RoleInsufficient,
                KeyNameInUse,
                KeyAlreadyRevoked,
                KeyAlreadyExpired,
                PreviousSecretStillValid,
                FieldRefused,
                ContextNotSealed,
                SecretNotRepeatable,
                OrganizationAlreadyRegistered,
                MemberHasAnotherRole,
                OrganizationIsClosed,
                InstallationCannotBeClosed,
                LastOwner,
                MemberUnknown,
                OwnerRequired,
                IdempotencyKeyReused,
                RefusedElsewhere {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message, null, false, false);
    }

    /** Always there, unlike a throwable's in general. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
