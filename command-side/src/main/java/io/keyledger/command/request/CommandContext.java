package io.keyledger.command.request;

import io.keyledger.command.refusal.ContextNotSealed;
import io.keyledger.events.Actor;
import io.keyledger.eventstore.Context;
import io.keyledger.http.CorrelationId;
import io.keyledger.identity.PersonalContextVault;
import io.keyledger.identity.TechnicalContexts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What accompanies a command into the metadata of its events; what identifies a person is sealed first. */
@Component
public class CommandContext {

    private static final Logger LOG = LoggerFactory.getLogger(CommandContext.class);

    private final PersonalContextVault vault;

    CommandContext(PersonalContextVault vault) {
        this.vault = vault;
    }

    /**
     * The context of a request made by this actor; names are those of {@link Context}.
     *
     * @throws ContextNotSealed if what identifies the person cannot be sealed
     */
    public Map<String, String> of(HttpServletRequest request, Actor actor) {
        return of(request, actor, null);
    }

    /**
     * The same for a request that its caller named, or did not.
     *
     * @throws ContextNotSealed if what identifies the person cannot be sealed
     */
    public Map<String, String> of(HttpServletRequest request, Actor actor, @Nullable RequestId id) {
        String correlation = CorrelationId.current();
        String sealed = sealed(request, actor);
        return id == null
                ? Map.of(Context.CORRELATION_ID, correlation, Context.SEALED_CONTEXT, sealed)
                : Map.of(
                        Context.CORRELATION_ID,
                        correlation,
                        Context.SEALED_CONTEXT,
                        sealed,
                        Context.IDEMPOTENCY_KEY,
                        id.key(),
                        Context.REQUEST_DIGEST,
                        id.digest());
    }

    /** Whatever the vault fails with: a decision without its audit context is none. */
    private String sealed(HttpServletRequest request, Actor actor) {
        try {
            return vault.seal(actor.subject(), TechnicalContexts.of(request));
        } catch (RuntimeException failure) {
            LOG.error("The context of a decision cannot be sealed", failure);
            throw new ContextNotSealed();
        }
    }
}
