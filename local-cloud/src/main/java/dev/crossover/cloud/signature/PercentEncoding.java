package dev.crossover.cloud.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * URI encoding as signatures want it: everything but RFC 3986's unreserved characters.
 */
final class PercentEncoding {

	private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private PercentEncoding() {
	}

	static String encode(String text, String alsoPlain) {
		StringBuilder encoded = new StringBuilder();
		for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
			char plain = (char) (each & 0xFF);
			if (UNRESERVED.indexOf(plain) >= 0 || alsoPlain.indexOf(plain) >= 0) {
				encoded.append(plain);
			}
			else {
				encoded.append('%').append(HEX.toHexDigits(each));
			}
		}
		return encoded.toString();
	}

	// A percent sign that begins no escape stands for itself.
	static String decode(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream decoded = new ByteArrayOutputStream();
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '%' && i + 2 < bytes.length && HexFormat.isHexDigit(bytes[i + 1])
					&& HexFormat.isHexDigit(bytes[i + 2])) {
				decoded.write(HexFormat.fromHexDigit(bytes[i + 1]) << 4 | HexFormat.fromHexDigit(bytes[i + 2]));
				i += 2;
			}
			else {
				decoded.write(bytes[i]);
			}
		}
		return decoded.toString(StandardCharsets.UTF_8);
	}

}
