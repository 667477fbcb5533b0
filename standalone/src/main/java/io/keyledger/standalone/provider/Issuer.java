package io.keyledger.standalone.provider;

/**
 * Who vouches for subjects in this installation: the embedded provider, or another one. Every membership names it, so it
 * stays what it was at the first start.
 *
 * @param uri without a slash at the end
 */
public record Issuer(String uri) {}
