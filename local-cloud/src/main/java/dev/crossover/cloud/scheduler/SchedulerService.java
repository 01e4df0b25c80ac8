package dev.crossover.cloud.scheduler;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.protocol.Answers;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Page;
import dev.crossover.cloud.protocol.Trees;

/** EventBridge Scheduler as the gateway sees it: REST with JSON bodies. */
public final class SchedulerService implements AwsService {

	private static final Pattern PATH = Pattern.compile("/(schedules|schedule-groups)(?:/([^/]+))?");

	private static final Map<String, String> VERBS = Map.of("POST", "Create", "PUT", "Update", "GET", "Get", "DELETE",
			"Delete");

	private static final int PAGE = 100;

	private final Schedules schedules;

	private final Map<String, Call> calls;

	public SchedulerService(Schedules schedules) {
		this.schedules = schedules;
		this.calls = Map.of("CreateSchedule", this::create, "UpdateSchedule", this::update, "GetSchedule", this::get,
				"DeleteSchedule", this::delete, "ListSchedules", this::list, "CreateScheduleGroup", this::createGroup,
				"GetScheduleGroup", this::getGroup, "DeleteScheduleGroup", this::deleteGroup, "ListScheduleGroups",
				this::listGroups);
	}

	@Override
	public Set<String> signingNames() {
		return Set.of("scheduler");
	}

	@Override
	public Set<String> operations() {
		return this.calls.keySet();
	}

	@Override
	public AwsResponse handle(AwsRequest request) throws IOException {
		Matcher path = PATH.matcher(request.path());
		Call call = path.matches() ? this.calls.get(operation(request.method(), path)) : null;
		if (call == null) {
			throw Errors.unsupported(request.method() + " " + request.path());
		}
		return Answers.json(200, call.answer(request, Objects.requireNonNullElse(path.group(2), "")));
	}

	private static String operation(String method, Matcher path) {
		String noun = path.group(1).equals("schedules") ? "Schedule" : "ScheduleGroup";
		if (path.group(2) == null) {
			return method.equals("GET") ? "List" + noun + "s" : "";
		}
		return VERBS.getOrDefault(method, "") + noun;
	}

	private Map<String, ?> create(AwsRequest request, String name) throws IOException {
		Fields input = body(request);
		String group = input.text("GroupName", Schedules.DEFAULT_GROUP);
		if (this.schedules.get(group, name).isPresent()) {
			throw new AwsError(409, "ConflictException", "Schedule %s already exists.".formatted(name));
		}
		return Map.of("ScheduleArn", this.schedules.put(group, name, input).arn());
	}

	private Map<String, ?> update(AwsRequest request, String name) throws IOException {
		Fields input = body(request);
		Schedule known = known(input.text("GroupName", Schedules.DEFAULT_GROUP), name);
		return Map.of("ScheduleArn", this.schedules.put(known.group(), name, input).arn());
	}

	private Map<String, ?> get(AwsRequest request, String name) {
		return described(known(groupOf(request), name));
	}

	private Map<String, ?> delete(AwsRequest request, String name) {
		this.schedules.delete(known(groupOf(request), name));
		return Map.of();
	}

	private Map<String, ?> createGroup(AwsRequest request, String name) {
		if (this.schedules.groups().contains(name)) {
			throw new AwsError(409, "ConflictException", "Schedule group %s already exists.".formatted(name));
		}
		this.schedules.createGroup(name);
		return Map.of("ScheduleGroupArn", groupArn(name));
	}

	private Map<String, ?> getGroup(AwsRequest request, String name) {
		return describedGroup(knownGroup(name));
	}

	private Map<String, ?> deleteGroup(AwsRequest request, String name) {
		this.schedules.deleteGroup(knownGroup(name));
		return Map.of();
	}

	private Map<String, ?> list(AwsRequest request, String all) {
		String group = asked(request, "ScheduleGroup");
		String prefix = asked(request, "NamePrefix");
		String state = asked(request, "State");
		List<Schedule> found = this.schedules.all()
			.stream()
			.filter((schedule) -> (group.isEmpty() || group.equals(schedule.group()))
					&& schedule.name().startsWith(prefix)
					&& (state.isEmpty() || state.equals(schedule.isEnabled() ? "ENABLED" : "DISABLED")))
			.toList();
		return page(found, request).answer("Schedules",
				(schedule) -> Map.of("Name", schedule.name(), "GroupName", schedule.group(), "Arn", schedule.arn(),
						"State", schedule.isEnabled() ? "ENABLED" : "DISABLED", "CreationDate", schedule.created(),
						"Target", Map.of("Arn", schedule.targetArn())));
	}

	private Map<String, ?> listGroups(AwsRequest request, String all) {
		String prefix = asked(request, "NamePrefix");
		List<String> found = this.schedules.groups().stream().filter((name) -> name.startsWith(prefix)).toList();
		return page(found, request).answer("ScheduleGroups", SchedulerService::describedGroup);
	}

	private static <T> Page<T> page(List<T> all, AwsRequest request) {
		String size = asked(request, "MaxResults");
		try {
			return Page.of(all, asked(request, "NextToken"), size.isEmpty() ? PAGE : Integer.parseInt(size));
		}
		catch (IllegalArgumentException ex) {
			throw Errors.validation("Invalid NextToken or MaxResults");
		}
	}

	private static String asked(AwsRequest request, String name) {
		return request.query().getOrDefault(name, List.of("")).getFirst();
	}

	private static Map<String, ?> describedGroup(String name) {
		return Map.of("Name", name, "Arn", groupArn(name), "State", "ACTIVE");
	}

	private String knownGroup(String name) {
		if (!this.schedules.groups().contains(name)) {
			throw new AwsError(404, "ResourceNotFoundException", "Schedule group %s does not exist.".formatted(name));
		}
		return name;
	}

	private Schedule known(String group, String name) {
		return this.schedules.get(group, name)
			.orElseThrow(() -> new AwsError(404, "ResourceNotFoundException",
					"Schedule %s does not exist.".formatted(name)));
	}

	static String groupArn(String name) {
		return new Arn("scheduler", "schedule-group/" + name).toString();
	}

	private static Map<String, Object> described(Schedule schedule) {
		Map<String, Object> members = Answers.members(schedule.definition(), Set.of("ClientToken", "Tags"));
		members.put("Name", schedule.name());
		members.put("GroupName", schedule.group());
		members.put("Arn", schedule.arn());
		members.put("CreationDate", schedule.created());
		members.put("State", schedule.isEnabled() ? "ENABLED" : "DISABLED");
		members.putIfAbsent("ScheduleExpressionTimezone", "UTC");
		members.putIfAbsent("ActionAfterCompletion", "NONE");
		return members;
	}

	private static String groupOf(AwsRequest request) {
		return request.query().getOrDefault("groupName", List.of(Schedules.DEFAULT_GROUP)).getFirst();
	}

	private static Fields body(AwsRequest request) throws IOException {
		return new Fields(Trees.JSON.readTree(request.body().readAllBytes()));
	}

	/** A call: a method on a path. */
	@FunctionalInterface
	private interface Call {

		Map<String, ?> answer(AwsRequest request, String name) throws IOException;

	}

}
