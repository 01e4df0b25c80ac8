package dev.crossover.router.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.router.model.Catalogue;
import dev.crossover.router.routing.Load;
import dev.crossover.router.routing.Routes;
import dev.crossover.router.routing.Wish;
import dev.crossover.router.routing.Work;
import dev.crossover.router.upload.Uploads;
import dev.crossover.router.upload.Uploads.Uploaded;
import dev.crossover.router.web.JsonBody;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Makes batches of uploads. What the beginning shows to be malformed is refused at once;
 * what comes later ends the batch.
 */
@Component
class UploadedBatch {

	private final JsonBody json;

	private final Catalogue catalogue;

	private final Uploads uploads;

	private final Routes routes;

	private final Intake intake;

	UploadedBatch(JsonBody json, Catalogue catalogue, Uploads uploads, Routes routes, Intake intake) {
		this.json = json;
		this.catalogue = catalogue;
		this.uploads = uploads;
		this.routes = routes;
		this.intake = intake;
	}

	/**
	 * Submits a batch.
	 * @param account whose it is
	 * @param plan what the account may do
	 * @param body what was sent
	 * @param query the query it was sent with
	 * @return 202 and the batch
	 */
	ResponseEntity<byte[]> submit(Account account, AccountPlan plan, byte[] body, @Nullable String query) {
		Sent sent = this.json.read(body, Sent.class);
		if (query != null) {
			throw new ProblemException(ErrorCode.INVALID_REQUEST,
					"A batch of an upload is described by the body alone. Move the parameters into it.");
		}
		Work work = new Work(account, plan, this.catalogue.check(sent.models(), "/models"),
				Wish.of(sent.pipeline(), sent.completionWindow(), plan.defaultWindow(), "/completion_window"));
		Uploaded uploaded = this.uploads.find(account, id(sent));
		Routes.Sight sight = this.routes.look();
		return this.intake.submit(work, load(uploaded, work, sight, sent.textColumn()), sight,
				uploaded.source(sent.textColumn()));
	}

	private Load load(Uploaded uploaded, Work work, Routes.Sight sight, @Nullable String textColumn) {
		try (InputStream beginning = uploaded.beginning(Peek.MOST_BYTES + 1)) {
			return Peek
				.at(beginning, uploaded.submission(textColumn), work.plan().limits(),
						this.routes.documentsThatMatter(work, sight), uploaded.length())
				.load();
		}
		catch (IOException ex) {
			throw new ProblemException(ErrorCode.NO_CAPACITY, "The upload cannot be read right now. Try again.")
				.retryAfter(1);
		}
	}

	private static String id(Sent sent) {
		if (sent.uploadId() == null) {
			String detail = "Send the upload_id of an upload, or stream an array of documents.";
			throw new ProblemException(ErrorCode.INVALID_REQUEST, detail,
					List.of(InputError.at("/upload_id", ErrorCode.INVALID_REQUEST.text(), detail)));
		}
		return sent.uploadId();
	}

	/**
	 * What was sent.
	 *
	 * @param uploadId the upload
	 * @param models the models asked for
	 * @param completionWindow by when it is needed
	 * @param pipeline which pipeline is wished for
	 * @param textColumn the CSV column that holds the text
	 */
	record Sent(@Nullable String uploadId, @Nullable List<@Nullable String> models, @Nullable String completionWindow,
			@Nullable String pipeline, @Nullable String textColumn) {
	}

}
