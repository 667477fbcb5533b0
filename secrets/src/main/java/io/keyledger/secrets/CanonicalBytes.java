package io.keyledger.secrets;

/**
 * The bytes of a {@link BoundSecret} that are authenticated; two that differ anywhere never have the same bytes.
 *
 * <p>Ten fields in a fixed order, each preceded by its length in bytes as a big-endian 32-bit number:
 *
 * <ol>
 *   <li>{@code keyledger/secret-binding/v1}: tells these bytes from any others under the same key, and their version
 *   <li>id of the pepper
 *   <li>digest, 64 hexadecimal digits in lower case
 *   <li>key id
 *   <li>organization id
 *   <li>permission: the name of the constant
 *   <li>environment: {@code live} or {@code test}
 *   <li>prefix
 *   <li>secret version: a big-endian 32-bit number
 *   <li>expiry: seconds since 1970-01-01T00:00:00Z as a big-endian 64-bit number, then nanoseconds as a 32-bit one; of
 *       length 0 for never
 * </ol>
 *
 * <p>Text is UTF-8. Bindings are stored for ever: a change here is a new version beside the old one.
 */
final class CanonicalBytes {

    private static final String DOMAIN = "keyledger/secret-binding/v1";

    private CanonicalBytes() {}

    static byte[] of(BoundSecret secret) {
        return new CanonicalFields()
                .text(DOMAIN)
                .text(secret.digest().pepper())
                .text(secret.digest().hex())
                .text(secret.key().text())
                .text(secret.organization().text())
                .text(secret.permission().name())
                .text(secret.environment().text())
                .text(secret.prefix())
                .number(secret.version().number())
                .instant(secret.expiresAt())
                .toByteArray();
    }
}
