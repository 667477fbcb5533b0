package io.keyledger.command.enforcement;

import io.keyledger.command.authority.Authority;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/** Who may see the validators is decided like everything else: from what is stored now. */
@Component
class ValidatorsAccess {

    private final Authority authority;

    ValidatorsAccess(Authority authority) {
        this.authority = authority;
    }

    @CommandHandler
    void handle(LookAtValidators command) {
        authority.requireOperator(command.by());
    }
}
