"""What is said about requests that can't be read and forms that are not filled in as asked."""

from __future__ import annotations

from interface.http.messages.words import Words

REQUESTS = {
    "broken": Words("系统出错，请稍后再试", "something broke on our side"),
    "fraction": Words("金额请以文本填写", "write amounts as text"),
    "key-missing": Words(
        "缺少 Idempotency-Key，或格式不正确", "Idempotency-Key is missing or malformed"
    ),
    "malformed-json": Words(
        "请求内容不是有效的 JSON（UTF-8）", "the body is not valid JSON in UTF-8"
    ),
    "malformed-name": Words("字段名格式不正确", "a name in the body is malformed"),
    "malformed-query": Words("查询参数格式不正确", "the query is malformed"),
    "malformed-request": Words("请求格式不正确", "the request is malformed"),
    "method-not-allowed": Words("不支持该操作", "this can't be done here"),
    "not-a-form": Words("只接受 multipart/form-data", "only multipart/form-data is accepted"),
    "not-appointed": Words(
        "账号已停用，或须以 Acting-As 指明现任岗位",
        "the account is closed, or name an appointment you hold (Acting-As)",
    ),
    "not-found": Words("未找到", "not found"),
    "not-json": Words(
        "只接受 application/json（UTF-8）", "only application/json in UTF-8 is accepted"
    ),
    "not-signed-in": Words("请先登录", "sign in first"),
    "not-ready": Words("服务尚未就绪", "the service is not ready"),
    "number-too-large": Words("数字过大", "a number is too large"),
    "duplicate-name": Words("字段重复", "a name occurs twice"),
    "one-file": Words("请只上传一个名为 file 的文件", "upload one file, named file"),
    "purpose-missing": Words(
        "请注明查阅目的（Purpose）", "say for what purpose you read this (Purpose)"
    ),
    "refused": Words("请求被拒绝", "refused"),
    "too-deep": Words("嵌套层数过多", "the body is nested too deeply"),
    "too-large": Words("请求内容过大", "the body is too large"),
    "too-many-names": Words("字段过多", "there are too many names"),
    "too-many-requests": Words(
        "请求过于频繁，请稍后再试", "too many requests, try again later"
    ),
    "unprintable-text": Words(
        "文本含有不允许的字符", "a text holds characters that are not allowed"
    ),
    "version-missing": Words(
        "请注明所依据的案卷版本（If-Match）", "say which version you have seen (If-Match)"
    ),
    "wrong-shape": Words("填写内容有误", "the form has errors"),
}
FIELDS = {
    "amount": Words(
        "应为两位以内小数的金额文本", "must be an amount as text with at most two decimals"
    ),
    "backwards": Words("不得早于起始日期", "must not be before the first day"),
    "case-number": Words("应为案卷编号", "must be a case number"),
    "choice": Words("应为下列之一：{0}", "must be one of: {0}"),
    "code": Words("应为小写英文代码", "must be a code in small letters"),
    "credit-number": Words("应为统一社会信用代码", "must be a unified social credit code"),
    "cursor": Words("翻页标记不正确", "the cursor is malformed"),
    "day": Words("应为日期 YYYY-MM-DD", "must be a date YYYY-MM-DD"),
    "digest": Words("应为 SHA-256 十六进制摘要", "must be a SHA-256 in hexadecimal"),
    "division": Words("应为行政区划代码", "must be a division code"),
    "empty": Words("不能为空", "must not be empty"),
    "id": Words("应为编号（UUID）", "must be an id (UUID)"),
    "identity-number": Words("应为公民身份号码", "must be a resident identity number"),
    "identity-tail": Words(
        "应为证件号码后六位", "must be the last six characters of the number"
    ),
    "length": Words("长度应为 {0} 至 {1} 字", "must have {0} to {1} characters"),
    "list": Words("应为列表", "must be a list"),
    "list-length": Words("应有 {0} 至 {1} 项", "must have {0} to {1} entries"),
    "login": Words(
        "应为 3 至 40 位字母、数字或 . _ -", "must be 3 to 40 letters, digits or . _ -"
    ),
    "moment": Words("应为带时区的时间", "must be a time with its offset"),
    "null": Words("不能为空值", "must not be null"),
    "object": Words("应为对象", "must be an object"),
    "paper-number": Words(
        "应为由字母、数字及 . _ / - 组成的编号",
        "must be a number of letters, digits or . _ / -",
    ),
    "phone": Words("应为电话号码", "must be a telephone number"),
    "range": Words("应在 {0} 至 {1} 之间", "must lie between {0} and {1}"),
    "required": Words("必填", "required"),
    "text": Words("应为文本", "must be text"),
    "unknown": Words("未知字段", "unknown field"),
    "whole": Words("应为整数", "must be a whole number"),
    "yes-or-no": Words("应为 true 或 false", "must be true or false"),
}
