package io.keyledger.events;

import java.time.Instant;

/**
 * Something that happened and is kept for ever: which organization it concerns, who did it and when.
 *
 * <p>The families are sealed, so a {@code switch} over a fact that forgets one does not compile. Constructors of facts
 * reject null and nothing else: whatever was once stored must stay readable, so no business rule may live there.
 */
public sealed interface Fact permits KeyEvent, OrganizationEvent, KeyNameEvent {

    /** The organization whose history this fact belongs to. */
    OrganizationId organization();

    /** Who did it. */
    Actor by();

    /** When it was decided, UTC, to the millisecond. */
    Instant at();
}
