package io.keyledger.command.revocation;

import io.keyledger.command.authority.Authority;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/** Also where there turns out to be nothing to end, a stranger learns nothing. */
@Component
class RevocationAccess {

    private final Authority authority;

    RevocationAccess(Authority authority) {
        this.authority = authority;
    }

    @CommandHandler
    void handle(LookForKeysToEnd command) {
        authority.requireKeyEnder(command.organization(), command.by());
    }
}
