package io.keyledger.eventstore.engine;

import java.util.OptionalLong;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The position of the last event that a unit of work stored. */
public final class StoredPosition {

    private static final String RESOURCE = StoredPosition.class.getName();

    private StoredPosition() {}

    public static void note(long position) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().resources().put(RESOURCE, position);
        }
    }

    /** Empty if the unit of work has stored nothing (yet). */
    public static OptionalLong of(UnitOfWork<?> unit) {
        Long position = unit.root().getResource(RESOURCE);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
