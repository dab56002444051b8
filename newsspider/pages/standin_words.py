"""What pages say that stand in another's place: the words of servers, CMSs, walls and registrars.

Each is the wording of a program that is in use (the name stands beside it) or the way a Vietnamese
CMS is translated. They are matched against whole sentences or against markup that no article has.
"""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


_THING = r"(?:trang(?: web| tin| thông tin)?|bài viết|nội dung|tin bài|bản tin|đường dẫn|đường link|liên kết|địa chỉ|chuyên mục|tệp|tập tin|url)"
_FILL = (
    r"(?:\s+(?:này|mà|bạn|quý|vị|khách|độc|giả|đang|vừa|muốn|yêu|cầu|tìm|kiếm|truy|cập|cần|xem|đã|có|thể"
    r"|được|hiện|hiện tại|chọn|nhập|tới|đến|web|trang|tin|bài|viết|nội|dung|không|tồn|tại|thấy|hoặc|bị|xóa"
    r"|xoá|gỡ|bỏ|di|chuyển|thay|đổi|trên|hệ|thống|máy|chủ|này|nữa|hợp|lệ|còn|theo|đường|dẫn)){0,24}"
)
NOT_FOUND = _any(
    rf"{_THING}{_FILL}\s+(?:không\s+(?:tồn tại|tìm thấy|có|còn|hợp lệ)|đã\s+(?:bị\s+)?(?:xóa|xoá|gỡ|di chuyển)){_FILL}",
    rf"(?:rất tiếc|xin lỗi)?[,.!]?\s*(?:chúng tôi\s+)?không (?:tìm thấy|tồn tại)\s+{_THING}{_FILL}",
    r"(?:lỗi|error|http|http error|http status)\s*404",
    r"(?:the )?(?:page|file|object|content|article|document|resource|web ?page)(?: or directory)? (?:was |is |could |can(?:not|['’]t) )?(?:be )?(?:not )?found",
    r"(?:404\s*)?not found",
    r"file or directory not found",
    # Apache, IIS, SharePoint, ASP.NET, Liferay
    r"the requested (?:url|resource|page)\b.{0,200}\b(?:was|is|could) not (?:be )?(?:found|available|exist).{0,60}",
    r"the resource (?:you are looking for (?:has been removed.*|might have been removed.*)|cannot be found)",
    r"(?:the|this) (?:page|webpage) (?:you(?:['’]re| are| were)? (?:requested|looking for|trying to (?:reach|access)) )?(?:cannot|could not|can['’]t|does not|doesn['’]t|no longer) (?:be )?(?:found|exists?)",
    r"(?:sorry, )?(?:we )?(?:can['’]t|cannot|couldn['’]t) find (?:the|that) page.*",
)
ERROR = _any(
    # PHP, its drivers, WordPress, Joomla
    r"(?:php )?(?:fatal|parse) error\s*:.*",
    r".*\bon line \d+",
    r"error establishing a database connection",
    r"database (?:connection )?error(?:\b.*)?",
    r".*\bSQLSTATE\[.*",
    r"(?:could not|unable to|cannot|failed to) connect to (?:the )?(?:database|mysql|sql server|db)\b.*",
    r"không (?:thể )?kết nối (?:được )?(?:đến |tới |với )?(?:cơ sở dữ liệu|csdl|database|máy chủ)",
    # ASP.NET, IIS, SharePoint, Tomcat, nginx
    r"server error(?: in '/.*' application)?",
    r"runtime error",
    r"sorry, something went wrong",
    r"an unexpected error has occurred",
    r"an (?:application )?error (?:has )?occurred (?:on the server|while processing your request)",
    r"http (?:error|status) 5\d\d\b.*",
    r"(?:50[0-4]\s*)?(?:internal server error|service (?:temporarily )?unavailable|bad gateway|gateway time-?out)",
    r"the service is unavailable",
    r"(?:đã )?(?:có|xảy ra) lỗi(?: xảy ra)?(?: trong quá trình xử lý.*)?",
    r"hệ thống (?:đang |đã )?gặp (?:sự cố|lỗi)",
)
WALL = _any(
    r"just a moment",
    r"attention required",
    r"(?:sorry, )?you have been blocked",
    r"checking (?:if the site connection is secure|your browser before accessing.*)",
    r"request unsuccessful",
    r"the requested url was rejected",
    r"access (?:to this page has been )?denied",
    r"web page blocked",
    r"your (?:request|access|ip(?: address)?) (?:is|was|has been) (?:blocked|denied).*",
    r"(?:truy cập|yêu cầu|địa chỉ ip|ip)(?: truy cập)?(?: của (?:bạn|quý khách))? (?:đã |đang )?bị (?:chặn|từ chối|khóa|khoá).*",
    r"bạn không (?:có quyền|được phép|được quyền) truy cập.*",
    r"đang kiểm tra (?:trình duyệt|kết nối).*",
    r"(?:hãy|vui lòng) (?:đợi|chờ)(?: trong giây lát)?",
)
CAPTCHA = _any(
    r"(?:please )?(?:verify|confirm|prove) (?:that )?you(?:['’]re| are) (?:a |not a )?(?:human|robot).*",
    r"are you a (?:robot|human)",
    r"our systems have detected unusual traffic.*",
    r"(?:vui lòng |hãy |xin )?xác (?:nhận|minh|thực) (?:rằng )?(?:bạn|quý (?:khách|vị)) (?:không phải )?là (?:robot|người máy|người|con người).*",
    r"(?:vui lòng |hãy |xin )?nhập (?:mã )?(?:captcha|xác nhận|bảo (?:vệ|mật)|an toàn)\b.*(?:tiếp tục|truy cập).*",
)
PARKED = _any(
    r"(?:this )?account (?:has been )?suspended",
    r"(?:this |the )?(?:website|domain)(?: name)? .{0,60}\b(?:for sale|expired|parked|suspended).*",
    r"buy this domain",
    r"(?:website|trang web|tài khoản|hosting|tên miền)(?: \S+){0,6} (?:đã |đang |tạm |bị |được ){1,4}(?:ngưng|ngừng|khóa|khoá|dừng|hết hạn|đăng ký).*",
    # The pages of servers that nobody has set up
    r"welcome to nginx",
    r"apache2? .*default page(?:: it works)?",
    r"it works",
    r"(?:test page for .*|default web ?site page|web server['’]s default page|iis(?: windows(?: server)?|\d)?)",
    r"index of /.*",
)
MAINTENANCE = _any(
    r"(?:website|trang(?: web| tin| thông tin)?|hệ thống|cổng)\b(?: \S+){0,12} (?:đang|tạm)(?: \S+){0,4} (?:bảo trì|nâng cấp|dừng|ngừng|gián đoạn).*",
    r"(?:website |site |page )?(?:is )?(?:currently |temporarily )?(?:under|down for|in|undergoing) (?:scheduled )?(?:maintenance|construction)(?: mode)?.*",
)
LOGIN = _any(r"(?:trang )?đăng nhập(?: hệ thống| tài khoản| quản trị)?", r"(?:log|sign) ?in")

WALL_MARKUP = re.compile(
    rb"window\._cf_chl_opt|cf-browser-verification|id=[\"']?challenge-(?:form|error-text)|cf-error-details"  # Cloudflare
    rb"|Incapsula incident ID|_Incapsula_Resource\?[^\"']*(?:CWUDNSAI|incident_id)"  # Imperva
    rb"|Your support ID is|window\[[\"']bobcmn[\"']\]"  # F5
    rb"|errors\.edgesuite\.net"  # Akamai
    rb"|fgd_icon|FortiGuard|FortiWeb|Attack ID:"  # Fortinet
    rb"|Mod_?Security|Sucuri WebSite Firewall|ddos-guard|AwsWafIntegration|gokuProps"
    rb"|slowAES\.decrypt",  # testcookie of nginx
    re.IGNORECASE,
)
CAPTCHA_MARKUP = re.compile(
    rb"g-recaptcha|h-captcha|cf-turnstile|px-captcha|captcha-delivery\.com|/captcha[./?]",
    re.IGNORECASE,
)
PARKED_MARKUP = re.compile(
    rb"(?:sedoparking|parkingcrew|bodis|parklogic|afternic|above|hugedomains)\.(?:com|net)[/\"']",
    re.IGNORECASE,
)
COOKIE_SCRIPT = re.compile(
    rb"document\.cookie\s*=.{0,600}?location\s*(?:\.\s*(?:reload|replace|href)|=)",
    re.IGNORECASE | re.DOTALL,
)
"""A wall that wants its own cookie back: a script sets it and loads the page again."""
