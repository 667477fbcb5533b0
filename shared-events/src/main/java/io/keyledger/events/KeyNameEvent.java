package io.keyledger.events;

/** A fact about which living key of an organization bears a name; written in the same unit of work as the key's own. */
public sealed interface KeyNameEvent extends Fact permits KeyNameTaken, KeyNameFreed {

    /** The name, normalized, within its organization. */
    KeyNameId name();

    /** The key that took or freed the name. */
    KeyId key();
}
