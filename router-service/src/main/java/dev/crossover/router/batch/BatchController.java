package dev.crossover.router.batch;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.common.document.Submission;
import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.router.model.Catalogue;
import dev.crossover.router.remote.Upload;
import dev.crossover.router.routing.Routes;
import dev.crossover.router.routing.Wish;
import dev.crossover.router.routing.Work;
import dev.crossover.router.web.ClientStream;
import dev.crossover.router.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes batches as streams. Of an upload only the beginning is looked at; the rest passes
 * through, in memory that does not depend on its size. An object instead of documents
 * speaks of an upload that is in S3 already.
 */
@RestController
class BatchController {

	/** What describes a batch whose documents were uploaded is short. */
	private static final int MOST_BYTES = 16 << 10;

	private final Catalogue catalogue;

	private final Routes routes;

	private final Intake intake;

	private final UploadedBatch uploaded;

	BatchController(Catalogue catalogue, Routes routes, Intake intake, UploadedBatch uploaded) {
		this.catalogue = catalogue;
		this.routes = routes;
		this.intake = intake;
		this.uploaded = uploaded;
	}

	@PostMapping("/v1/batches")
	ResponseEntity<byte[]> submit(Account account, AccountPlan plan,
			@RequestParam(required = false) @Nullable String models,
			@RequestParam(name = "completion_window", required = false) @Nullable String window,
			@RequestParam(required = false) @Nullable String pipeline,
			@RequestParam(name = "text_column", required = false) @Nullable String textColumn,
			HttpServletRequest request) throws IOException {
		BodyStart body = new BodyStart(new ClientStream(request.getInputStream()));
		if (isPlainJson(request) && body.isObject()) {
			RequestBodies.checkLength(request, MOST_BYTES);
			byte[] bytes = body.readNBytes(MOST_BYTES + 1);
			RequestBodies.checkLength(bytes, MOST_BYTES);
			return this.uploaded.submit(account, plan, bytes, request.getQueryString());
		}
		Work work = new Work(account, plan, this.catalogue.check(names(models), "models"),
				Wish.of(pipeline, window, plan.defaultWindow(), "completion_window"));
		Submission submission = submission(request, textColumn);
		AccountLimits limits = plan.limits();
		if (submission.coding() == ContentCoding.IDENTITY) {
			RequestBodies.checkLength(request, limits.bytesPerBatch());
		}
		Routes.Sight sight = this.routes.look();
		Peek peek = Peek.at(body, submission, limits, this.routes.documentsThatMatter(work, sight),
				request.getContentLengthLong());
		return this.intake.submit(work, peek.load(), sight, new Upload(request.getContentType(),
				request.getHeader(HttpHeaders.CONTENT_ENCODING), textColumn, peek.upload()));
	}

	private static boolean isPlainJson(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && DocumentFormat.of(type).filter(DocumentFormat.JSON_ARRAY::equals).isPresent()
				&& request.getHeader(HttpHeaders.CONTENT_ENCODING) == null;
	}

	private static Submission submission(HttpServletRequest request, @Nullable String textColumn) {
		return new Submission(RequestBodies.format(request.getContentType()),
				RequestBodies.coding(request.getHeader(HttpHeaders.CONTENT_ENCODING)), textColumn);
	}

	private static @Nullable List<@Nullable String> names(@Nullable String models) {
		return (models == null || models.isBlank()) ? null
				: Arrays.stream(models.split(",")).<@Nullable String>map(String::strip).toList();
	}

}
