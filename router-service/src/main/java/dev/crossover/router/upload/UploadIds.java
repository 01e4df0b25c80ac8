package dev.crossover.router.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import dev.crossover.common.account.Account;
import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.router.key.KeyedHash;

import org.springframework.stereotype.Component;

/**
 * Ids of uploads: a ticket under a seal that only holds for the account that got it. A
 * foreign, an altered and an invented id are all the same: none.
 */
@Component
class UploadIds {

	private static final String PREFIX = "upload_";

	private static final int SEAL = 32;

	private static final int NONCE = 8;

	private static final int MOST = 512;

	private static final int PARTS = 6;

	private final KeyedHash hash;

	private final SecureRandom random = new SecureRandom();

	UploadIds(KeyedHash hash) {
		this.hash = hash;
	}

	/**
	 * Makes an id.
	 * @param account whose upload it is
	 * @param ticket what was announced
	 * @return the id, different every time
	 */
	String seal(Account account, UploadTicket ticket) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		String text = String.join(" ", ticket.format().name(), ticket.coding().name(), Long.toString(ticket.length()),
				ticket.checksum(), Long.toString(ticket.createdAt().getEpochSecond()), HexFormat.of().formatHex(nonce));
		return PREFIX + seal(account, text) + encode(text);
	}

	/**
	 * Opens an id.
	 * @param account who presents it
	 * @param id the id
	 * @return the ticket, or empty when it is not an id of this account
	 */
	Optional<UploadTicket> open(Account account, String id) {
		int start = PREFIX.length() + SEAL;
		if (!id.startsWith(PREFIX) || id.length() <= start || id.length() > MOST) {
			return Optional.empty();
		}
		String text = decode(id.substring(start));
		// Written in another way, the same bytes would be another key in the bucket.
		boolean genuine = MessageDigest.isEqual(bytes(id.substring(PREFIX.length(), start)), bytes(seal(account, text)))
				&& id.endsWith(encode(text));
		return genuine ? Optional.of(ticket(text.split(" ", PARTS))) : Optional.empty();
	}

	private String seal(Account account, String text) {
		return this.hash.of("upload\n" + account.id() + "\n" + text).substring(0, SEAL);
	}

	private static UploadTicket ticket(String[] parts) {
		return new UploadTicket(DocumentFormat.valueOf(parts[0]), ContentCoding.valueOf(parts[1]),
				Long.parseLong(parts[2]), parts[3], Instant.ofEpochSecond(Long.parseLong(parts[4])));
	}

	private static String encode(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
	}

	private static String decode(String encoded) {
		try {
			return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
