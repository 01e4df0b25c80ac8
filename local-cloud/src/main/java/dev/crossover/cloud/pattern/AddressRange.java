package dev.crossover.cloud.pattern;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

import tools.jackson.databind.JsonNode;

/**
 * The addresses of a block such as {@code 10.0.0.0/24}.
 *
 * @param network the block's address
 * @param length the bytes of an address
 * @param shift the bits that may differ
 */
record AddressRange(BigInteger network, int length, int shift) {

	static AddressRange of(String block) {
		int slash = block.indexOf('/');
		try {
			byte[] address = address((slash < 0) ? block : block.substring(0, slash));
			int bits = (slash < 0) ? address.length * 8 : Integer.parseInt(block.substring(slash + 1));
			int shift = address.length * 8 - bits;
			if (bits < 0 || shift < 0) {
				throw EventPattern.invalid("Malformed CIDR, mask bits: " + block);
			}
			return new AddressRange(new BigInteger(1, address).shiftRight(shift), address.length, shift);
		}
		catch (UnknownHostException | NumberFormatException ex) {
			throw EventPattern.invalid("Malformed CIDR: " + block);
		}
	}

	boolean contains(JsonNode value) {
		try {
			byte[] address = address(value.asString(""));
			return address.length == this.length
					&& new BigInteger(1, address).shiftRight(this.shift).equals(this.network);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	// A literal only: a name must not be looked up.
	private static byte[] address(String literal) throws UnknownHostException {
		if (!literal.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
			throw new UnknownHostException(literal);
		}
		return InetAddress.getByName(literal).getAddress();
	}

}
