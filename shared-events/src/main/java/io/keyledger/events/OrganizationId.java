package io.keyledger.events;

import java.util.UUID;

/**
 * The identity of an organization.
 *
 * @param text {@code org_} and 32 hexadecimal digits in lower case
 */
public record OrganizationId(String text) {

    /** @throws IllegalArgumentException if the text does not have that shape */
    public OrganizationId {
        Ids.require("org_", 32, text, "an organization id");
    }

    /** The organization of the installation itself, whose READ keys may ask for verdicts and whose Owners operate it. */
    public static final OrganizationId INSTALLATION = new OrganizationId("org_" + "0".repeat(32));

    /** Whether a text is the id of an organization, and not of something else. */
    public static boolean isOne(String text) {
        return Ids.fits("org_", 32, text);
    }

    /** The id made of the 128 bits of a UUID. */
    public static OrganizationId of(UUID uuid) {
        return new OrganizationId("org_" + uuid.toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return text;
    }
}
