package io.keyledger.eventstore.postgres;

import io.keyledger.events.Fact;
import io.keyledger.events.MemberJoined;
import io.keyledger.eventstore.snapshot.SnapshotKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A state for tests: who joined, in order. */
record Members(List<String> names) {

    /** What is stored of it. */
    record Names(List<String> names) {}

    Members {
        names = List.copyOf(names);
    }

    /** How it becomes a snapshot; a revision can be given, as another version of the program would have it. */
    record Kind(int revision) implements SnapshotKind<Members, Names> {

        @Override
        public boolean covers(String stream) {
            return stream.startsWith("org_");
        }

        @Override
        public String typeName() {
            return "keyledger.Members";
        }

        @Override
        public Class<Names> recordType() {
            return Names.class;
        }

        @Override
        public Members initial() {
            return new Members(List.of());
        }

        @Override
        public Members after(Members state, Fact fact, Map<String, ?> metadata) {
            List<String> names = new ArrayList<>(state.names);
            if (fact instanceof MemberJoined joined) {
                names.add(joined.member().subject());
            }
            return new Members(names);
        }

        @Override
        public Names record(Members state) {
            return new Names(state.names);
        }

        @Override
        public Members restored(Names snapshot) {
            return new Members(snapshot.names);
        }
    }
}
