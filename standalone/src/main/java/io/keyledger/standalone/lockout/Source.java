package io.keyledger.standalone.lockout;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a connection comes from: an IPv4 address, or the 64-bit network of an IPv6 one, which one host may use up. */
public record Source(String text) {

    private static final int NETWORK_BYTES = 8;

    /** An address that is none, as of a connection that is not over IP, is a source as it stands. */
    static Source of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? new Source(HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)))
                    : new Source(address);
        } catch (IllegalArgumentException none) {
            return new Source(address);
        }
    }

    /** Says nothing: an address may identify a person. */
    @Override
    public String toString() {
        return "Source";
    }
}
