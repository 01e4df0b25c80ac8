package dev.crossover.router.batch;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.common.document.ContentCoding;
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
 * through, in memory that does not depend on its size.
 */
@RestController
class BatchController {

	private final Catalogue catalogue;

	private final Routes routes;

	private final Intake intake;

	BatchController(Catalogue catalogue, Routes routes, Intake intake) {
		this.catalogue = catalogue;
		this.routes = routes;
		this.intake = intake;
	}

	@PostMapping("/v1/batches")
	ResponseEntity<byte[]> submit(Account account, AccountPlan plan,
			@RequestParam(required = false) @Nullable String models,
			@RequestParam(name = "completion_window", required = false) @Nullable String window,
			@RequestParam(required = false) @Nullable String pipeline,
			@RequestParam(name = "text_column", required = false) @Nullable String textColumn,
			HttpServletRequest request) throws IOException {
		Work work = new Work(account, plan, this.catalogue.check(names(models), "models"),
				Wish.of(pipeline, window, plan.defaultWindow(), "completion_window"));
		Submission submission = submission(request, textColumn);
		AccountLimits limits = plan.limits();
		if (submission.coding() == ContentCoding.IDENTITY) {
			RequestBodies.checkLength(request, limits.bytesPerBatch());
		}
		Peek peek = Peek.at(new ClientStream(request.getInputStream()), submission, limits,
				this.routes.documentsThatMatter(work), request.getContentLengthLong());
		return this.intake.submit(work, peek.load(), new Upload(request.getContentType(),
				request.getHeader(HttpHeaders.CONTENT_ENCODING), textColumn, peek.upload()));
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
