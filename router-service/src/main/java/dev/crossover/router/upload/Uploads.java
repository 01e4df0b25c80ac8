package dev.crossover.router.upload;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.Locale;

import dev.crossover.common.account.Account;
import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.Submission;
import dev.crossover.common.ledger.UploadSource;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Uploads of accounts. Nothing is asked of S3 for an id that is not the account's own.
 */
@Component
public class Uploads {

	private final UploadIds ids;

	private final UploadBucket bucket;

	private final UploadSettings settings;

	private final InstantSource clock;

	Uploads(UploadIds ids, UploadBucket bucket, UploadSettings settings, InstantSource clock) {
		this.ids = ids;
		this.bucket = bucket;
		this.settings = settings;
		this.clock = clock;
	}

	Announced announce(Account account, UploadTicket ticket) {
		String id = this.ids.seal(account, ticket);
		return new Announced(id, this.bucket.address(key(account, id), ticket, this.settings.startWithin()));
	}

	/**
	 * Finds what was uploaded, and holds it to what was announced.
	 * @param account whose upload it must be
	 * @param id the upload's id
	 * @return the upload
	 * @throws ProblemException when there is no such upload, when nothing was uploaded,
	 * or something else than was announced
	 */
	public Uploaded find(Account account, String id) {
		UploadTicket ticket = this.ids.open(account, id)
			.filter((known) -> this.clock.instant().isBefore(known.createdAt().plus(this.settings.submitWithin())))
			.orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND,
					"There is no such upload, or it is too old. Create one with POST /v1/uploads."));
		UploadBucket.Stored stored = this.bucket.find(key(account, id))
			.orElseThrow(() -> new ProblemException(ErrorCode.UPLOAD_MISSING,
					"Nothing has been uploaded yet. Send the file to the url of the upload first."));
		if (stored.length() != ticket.length() || !stored.checksum().filter(ticket.checksum()::equals).isPresent()) {
			throw new ProblemException(ErrorCode.UPLOAD_MISMATCH,
					"What was uploaded is not what was announced. Create another upload and send the file again.");
		}
		return new Uploaded(this, key(account, id), ticket);
	}

	private static String key(Account account, String id) {
		return "uploads/%s/%s".formatted(account.id(), id);
	}

	/**
	 * An upload that is awaited.
	 *
	 * @param id its id
	 * @param address where it goes
	 */
	record Announced(String id, UploadBucket.Address address) {
	}

	/** An upload that is there, as it was announced. */
	public static final class Uploaded {

		private final Uploads uploads;

		private final String key;

		private final UploadTicket ticket;

		private Uploaded(Uploads uploads, String key, UploadTicket ticket) {
			this.uploads = uploads;
			this.key = key;
			this.ticket = ticket;
		}

		/**
		 * How it is written.
		 * @param textColumn the CSV column that holds the text
		 * @return how to read it
		 */
		public Submission submission(@Nullable String textColumn) {
			return new Submission(this.ticket.format(), this.ticket.coding(), textColumn);
		}

		/**
		 * Where gpu-pipeline finds it.
		 * @param textColumn the CSV column that holds the text
		 * @return the source
		 */
		public UploadSource source(@Nullable String textColumn) {
			ContentCoding coding = this.ticket.coding();
			return new UploadSource(this.key, this.ticket.format().mediaType(),
					(coding != ContentCoding.IDENTITY) ? coding.name().toLowerCase(Locale.ROOT) : null, textColumn);
		}

		/**
		 * How long it is.
		 * @return the bytes of the object
		 */
		public long length() {
			return this.ticket.length();
		}

		/**
		 * Its beginning.
		 * @param bytes how much of it at most
		 * @return its first bytes, to be closed
		 */
		public InputStream beginning(int bytes) {
			return this.uploads.bucket.beginning(this.key, bytes);
		}

	}

}
