package io.keyledger.command.naming;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyNameId;
import io.keyledger.events.NameComparison;
import io.keyledger.events.OrganizationId;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Names as aggregates of the event store. */
@Component
class StoredKeyNames implements KeyNames {

    private final Repository<KeyName> names;

    StoredKeyNames(Repository<KeyName> names) {
        this.names = names;
    }

    @Override
    public void take(OrganizationId organization, Name name, KeyId key, Actor by, Instant at) {
        KeyNameId id = KeyNameId.of(organization, name.normalized());
        with(id, bearer -> bearer.take(id, organization, key, by, at));
    }

    @Override
    public void free(OrganizationId organization, String name, KeyId key, Actor by, Instant at) {
        KeyNameId id = KeyNameId.of(organization, NameComparison.normalize(name));
        with(id, bearer -> bearer.free(id, organization, key, by, at));
    }

    private void with(KeyNameId id, Consumer<KeyName> decision) {
        try {
            names.loadOrCreate(id.text(), KeyName::new).execute(decision);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A name could not be loaded", e);
        }
    }
}
