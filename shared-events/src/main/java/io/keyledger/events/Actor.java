package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who did something: a person, or a system that named no person.
 *
 * @param subject the person or system that is answerable
 * @param kind whether {@code subject} is a person or a system
 * @param through the system that acted on the person's behalf (RFC 8693 section 4.1, {@code act}), or null
 */
public record Actor(SubjectId subject, Kind kind, @Nullable SubjectId through) {

    /** Whether a subject is somebody or something. */
    public enum Kind {
        /** A human being. */
        PERSON,
        /** A program that came with credentials of its own, or this installation itself. */
        SYSTEM
    }

    public Actor {
        requireNonNull(subject, "subject");
        requireNonNull(kind, "kind");
    }

    /** A person acting in person. */
    public static Actor person(SubjectId subject) {
        return new Actor(subject, Kind.PERSON, null);
    }

    /** A program acting for itself. */
    public static Actor system(SubjectId subject) {
        return new Actor(subject, Kind.SYSTEM, null);
    }
}
