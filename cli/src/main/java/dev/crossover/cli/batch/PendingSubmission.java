package dev.crossover.cli.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A submission that has not come to its end. Its idempotency key is kept in a file, so
 * that the same command, given again after whatever stopped it, goes on with the same
 * batch; once it has ended, the same command is a new submission.
 */
final class PendingSubmission {

	private final Path note;

	private PendingSubmission(Path note) {
		this.note = note;
	}

	/**
	 * The submission of a file, as it is now.
	 * @param folder where notes are kept
	 * @param file the file
	 * @param request what else makes it this submission
	 * @return the submission
	 * @throws IOException when the file cannot be read
	 */
	static PendingSubmission of(Path folder, Path file, String request) throws IOException {
		String name = "%s\n%d\n%s\n%s".formatted(file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file),
				request);
		return of(folder, name);
	}

	/**
	 * A submission without a file.
	 * @param folder where notes are kept
	 * @param request what makes it this submission
	 * @return the submission
	 */
	static PendingSubmission of(Path folder, String request) {
		return new PendingSubmission(folder.resolve(hash(request)));
	}

	/**
	 * Its idempotency key.
	 * @return the key of the attempt before, or a new one
	 * @throws IOException when it cannot be noted
	 */
	String key() throws IOException {
		if (!Files.exists(this.note)) {
			Files.createDirectories(this.note.getParent());
			Files.writeString(this.note, UUID.randomUUID().toString());
		}
		return Files.readString(this.note);
	}

	/**
	 * Notes that it has come to its end.
	 * @throws IOException when that cannot be noted
	 */
	void ended() throws IOException {
		Files.deleteIfExists(this.note);
	}

	private static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java runtime has SHA-256", ex);
		}
	}

}
