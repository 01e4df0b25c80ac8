package dev.crossover.router.classification;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.document.DocumentLine;
import dev.crossover.common.document.DocumentRules;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.result.StagedDocument;
import dev.crossover.policy.account.AccountLimits;
import dev.crossover.router.classification.ClassificationBody.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The documents of a classification. A document that cannot be classified becomes an
 * errored result while the others are classified; only when it is the one document of the
 * request, the request is refused, for there is nothing else to answer.
 *
 * @param sent as they were sent
 * @param checked as they were found, in the same order
 */
record Documents(List<Document> sent, List<DocumentLine> checked) {

	private static final String AT = "/documents/";

	/**
	 * Checks documents.
	 * @param documents the documents as they were sent
	 * @param limits the account's limits
	 * @return the documents
	 * @throws ProblemException when there is none, or only one that is bad
	 */
	static Documents check(@Nullable List<@Nullable Document> documents, AccountLimits limits) {
		if (documents == null || documents.isEmpty()) {
			String detail = "Send at least one document.";
			throw new ProblemException(ErrorCode.NO_DOCUMENTS, detail,
					List.of(InputError.at("/documents", ErrorCode.NO_DOCUMENTS.text(), detail)));
		}
		DocumentRules rules = new DocumentRules(limits);
		List<Document> sent = documents.stream()
			.map((document) -> Objects.requireNonNullElse(document, Document.MISSING))
			.toList();
		Documents found = new Documents(sent,
				IntStream.range(0, sent.size()).mapToObj((i) -> check(rules, i, sent.get(i))).toList());
		if (sent.size() == 1 && found.checked.getFirst() instanceof DocumentLine.Refused refused) {
			throw problem(refused.error());
		}
		return found;
	}

	private static DocumentLine check(DocumentRules rules, int index, Document document) {
		return rules.check(index, document.id(), document.text(), AT + index + "/text");
	}

	private static ProblemException problem(DocumentError error) {
		String field = error.code().equals("invalid_id") ? "id" : "text";
		return new ProblemException(ErrorCode.INVALID_REQUEST, error.message(),
				List.of(InputError.at(AT + "0/" + field, error.code(), error.message())));
	}

	/**
	 * What the CPU pipeline takes.
	 * @param json the mapper that both sides use
	 * @return the good documents as NDJSON
	 */
	byte[] staged(JsonMapper json) {
		ObjectWriter writer = json.writerFor(StagedDocument.class);
		ByteArrayOutputStream lines = new ByteArrayOutputStream();
		for (DocumentLine document : this.checked) {
			if (document instanceof DocumentLine.Accepted good) {
				lines.writeBytes(writer.writeValueAsBytes(new StagedDocument(good.index(), good.id(), good.text())));
				lines.write('\n');
			}
		}
		return lines.toByteArray();
	}

	/**
	 * What the GPU pipeline takes: every document, for a batch finds the bad ones itself.
	 * @return all documents as NDJSON
	 */
	byte[] submitted() {
		// Escaped, because half of a surrogate pair has no UTF-8 of its own.
		ObjectWriter writer = JsonMapper.shared().writerFor(Document.class).with(JsonWriteFeature.ESCAPE_NON_ASCII);
		ByteArrayOutputStream lines = new ByteArrayOutputStream();
		for (Document document : this.sent) {
			lines.writeBytes(writer.writeValueAsBytes(document));
			lines.write('\n');
		}
		return lines.toByteArray();
	}

}
