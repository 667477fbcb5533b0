package io.keyledger.command.organization;

import io.keyledger.command.request.RequestId;
import io.keyledger.events.Fact;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.eventstore.snapshot.SnapshotKind;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Organizations are read from snapshots: some have ten thousand members, and every decision asks one of them. */
@Component
class OrganizationSnapshots implements SnapshotKind<OrganizationState, OrganizationSnapshot> {

    /** Of {@link OrganizationSnapshot}; also to be raised when the state keeps what it did not keep before. */
    static final int REVISION = 2;

    @Override
    public boolean covers(String stream) {
        return stream.startsWith("org_");
    }

    @Override
    public String typeName() {
        return "keyledger.OrganizationSnapshot";
    }

    @Override
    public int revision() {
        return REVISION;
    }

    @Override
    public Class<OrganizationSnapshot> recordType() {
        return OrganizationSnapshot.class;
    }

    @Override
    public OrganizationState initial() {
        return OrganizationState.NONE;
    }

    @Override
    public OrganizationState after(OrganizationState state, Fact fact, Map<String, ?> metadata) {
        return state.after((OrganizationEvent) fact, RequestId.in(metadata));
    }

    @Override
    public OrganizationSnapshot record(OrganizationState state) {
        return OrganizationSnapshot.of(state);
    }

    @Override
    public OrganizationState restored(OrganizationSnapshot snapshot) {
        return snapshot.state();
    }
}
