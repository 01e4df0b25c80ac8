package dev.crossover.router.key;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The last characters of a key: CRC-32 of what is before them, in base 62. */
final class Checksum {

	static final int LENGTH = 6;

	static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private Checksum() {
	}

	static String of(String text) {
		CRC32 crc = new CRC32();
		crc.update(text.getBytes(StandardCharsets.US_ASCII));
		char[] digits = new char[LENGTH];
		long rest = crc.getValue();
		for (int i = LENGTH - 1; i >= 0; i--) {
			digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
			rest /= DIGITS.length();
		}
		return new String(digits);
	}

	static boolean fits(String key) {
		int end = key.length() - LENGTH;
		return of(key.substring(0, end)).equals(key.substring(end));
	}

}
