package io.keyledger.secrets;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** The form of a secret as the design words it, read a second time and in another way. */
final class WrittenRule {

    private static final Pattern TAIL = Pattern.compile("_(?:live|test)_([0-9A-Za-z]{43})([0-9A-Za-z]{6})");
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]{0,15}");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private WrittenRule() {}

    /** Whether the text is a secret. */
    static boolean allows(String text) {
        int end = text.indexOf('_');
        return end >= 0
                && PREFIX.matcher(text.substring(0, end)).matches()
                && isTail(TAIL.matcher(text.substring(end)));
    }

    private static boolean isTail(Matcher tail) {
        return tail.matches() && tail.group(2).equals(checksum(tail.group(1)));
    }

    /** Whether there is a secret anywhere in the text, with or without its prefix. */
    static boolean findsOneIn(String text) {
        return IntStream.range(0, text.length()).anyMatch(start -> {
            Matcher tail = TAIL.matcher(text).region(start, text.length());
            return tail.lookingAt() && tail.group(2).equals(checksum(tail.group(1)));
        });
    }

    private static String checksum(String random) {
        CRC32 crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        BigInteger rest = BigInteger.valueOf(crc.getValue());
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        while (digits.length() < 6) {
            digits.insert(0, DIGITS.charAt(rest.mod(base).intValue()));
            rest = rest.divide(base);
        }
        return digits.toString();
    }
}
