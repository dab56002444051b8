"""Pages that stand in another's place are called what they are; articles about them are read.

The markup is that of the programs named; the words are theirs or, where a portal writes its own,
ours.
"""

from datetime import UTC, datetime

import pytest

from newsspider.model import Page
from newsspider.pages.standins import Kind, stand_in

PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "Sáng 24/11, tại hội trường huyện Vĩnh Thuận, Ban Chỉ đạo chuyển đổi số tổ chức hội nghị tập huấn"
        " cho cán bộ các xã về cách nhận biết trang web giả mạo và cách báo cáo khi gặp sự cố.",
        "Theo báo cáo, trong mười tháng đầu năm các đơn vị đã tiếp nhận hơn hai trăm phản ánh của người dân,"
        " trong đó phần lớn liên quan đến việc không truy cập được dịch vụ công trực tuyến.",
        "Phát biểu tại hội nghị, đồng chí Trưởng ban yêu cầu các đơn vị khẩn trương rà soát hệ thống, bố trí"
        " người trực và công khai số điện thoại hỗ trợ để người dân liên hệ khi cần thiết.",
    )
)
MENU = "".join(
    f'<li><a href="/muc-{i}/">Chuyên mục số {i} của cổng thông tin điện tử</a></li>'
    for i in range(40)
)


def framed(title, body):
    """A page in a portal's own frame: menu, sidebar, footer."""
    return (
        f"<html><head><title>{title}</title></head><body><header><ul>{MENU}</ul></header>"
        f"<div id='main'>{body}</div><footer>Bản quyền thuộc Ủy ban nhân dân huyện Vĩnh Thuận</footer></body></html>"
    )


def page(body):
    return Page(
        url="http://vinhthuan.example.vn/tin/bai-12.html",
        body=body.encode(),
        charset="utf-8",
        fetched_at=datetime(2026, 11, 25, tzinfo=UTC),
    )


STAND_INS = {
    "Cloudflare, a challenge": (
        Kind.WALL,
        '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body><div class="main-wrapper">'
        '<noscript><div class="h2"><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></div>'
        "</noscript></div><script>(function(){window._cf_chl_opt = {cvId: '3',cZone: 'vinhthuan.example.vn'};}());</script></body></html>",
    ),
    "Cloudflare, blocked": (
        Kind.WALL,
        "<html><head><title>Attention Required! | Cloudflare</title></head><body><div id='cf-wrapper'>"
        "<div id='cf-error-details' class='cf-error-details-wrapper'><h1>Sorry, you have been blocked</h1>"
        "<h2>You are unable to access vinhthuan.example.vn</h2><p>The action you just performed set off the protection.</p></div></div></body></html>",
    ),
    "Imperva": (
        Kind.WALL,
        '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body style="margin:0px">'
        '<iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=9&incident_id=7-1" width="100%" height="100%">'
        "Request unsuccessful. Incapsula incident ID: 7-1</iframe></body></html>",
    ),
    "F5": (
        Kind.WALL,
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your"
        " administrator.<br><br>Your support ID is: 123<br><br><a href='javascript:history.back();'>[Go Back]</a></body></html>",
    ),
    "FortiWeb": (
        Kind.WALL,
        "<html><head><title>Web Page Blocked</title></head><body><div class='fgd_icon'></div><h1>Web Page Blocked!</h1>"
        "<p>The page cannot be displayed. Please contact the administrator. Attack ID: 20000051</p></body></html>",
    ),
    "Akamai": (
        Kind.WALL,
        "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access this page"
        " on this server.<P>Reference #18.1<P>https://errors.edgesuite.net/18.1</BODY></HTML>",
    ),
    "a script that wants its cookie back": (
        Kind.WALL,
        '<html><body><script>document.cookie="D1N=0a1b2c"+"; expires=Fri, 31-Dec-2099 23:59:59 GMT; path=/";'
        "window.location.reload(true);</script></body></html>",
    ),
    "testcookie of nginx": (
        Kind.WALL,
        '<html><body><script src="/aes.js"></script><script>var a=1;document.cookie="__test="+slowAES.decrypt(c,2,a,b);'
        "</script><noscript>This site requires Javascript</noscript></body></html>",
    ),
    "a firewall in Vietnamese": (
        Kind.WALL,
        "<html><head><title>Thông báo</title></head><body><h2>Truy cập của bạn đã bị chặn!</h2>"
        "<p>Vui lòng liên hệ quản trị viên. Mã sự kiện: 88</p></body></html>",
    ),
    "NukeViet's flood blocker": (
        Kind.WALL,
        "<html><head><title>Cổng thông tin</title></head><body><div><h1>Hãy đợi…</h1><div>30 giây</div></div></body></html>",
    ),
    "reCAPTCHA before everything": (
        Kind.CAPTCHA,
        '<html><head><title>Cổng thông tin</title></head><body><form method="post"><div class="g-recaptcha" data-sitekey="k">'
        "</div><button>Tiếp tục</button></form></body></html>",
    ),
    "a captcha in words": (
        Kind.CAPTCHA,
        "<html><body><h3>Vui lòng xác nhận bạn không phải là robot</h3><img src='/ma.png'><input name='ma'></body></html>",
    ),
    "not found in the frame of the portal": (
        Kind.NOT_FOUND,
        framed(
            "Cổng thông tin",
            "<h2>Thông báo</h2><p>Trang bạn yêu cầu không tồn tại. Vui lòng quay lại trang chủ.</p>",
        ),
    ),
    "not found as NukeViet says it": (
        Kind.NOT_FOUND,
        framed(
            "Error 404 - Cổng thông tin",
            '<meta http-equiv="Refresh" content="3;URL=/"><p>Chúng tôi không tìm thấy nội dung bạn yêu cầu</p>',
        ),
    ),
    "an article that was deleted": (
        Kind.NOT_FOUND,
        framed("Tin tức", "<div class='alert'>Bài viết không tồn tại hoặc đã bị xóa.</div>"),
    ),
    "404 as a heading": (Kind.NOT_FOUND, framed("Cổng", "<h1>404</h1><p>Ôi!</p>")),
    "SharePoint, no such page": (
        Kind.NOT_FOUND,
        framed(
            "Page not found",
            "<h1>Page not found</h1><p>The page you're looking for doesn't exist.</p>",
        ),
    ),
    "IIS": (
        Kind.NOT_FOUND,
        "<html><head><title>404 - File or directory not found.</title></head><body><div id='header'><h1>Server Error</h1></div>"
        "<h2>404 - File or directory not found.</h2><h3>The resource you are looking for might have been removed.</h3></body></html>",
    ),
    "Apache": (
        Kind.NOT_FOUND,
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL /tin was not found on this server.</p></body></html>",
    ),
    "PHP": (
        Kind.ERROR,
        "<br />\n<b>Fatal error</b>:  Uncaught Error: Call to a member function fetch() on bool in /home/a/b.php:12\nStack trace:\n#0 {main}\n"
        "  thrown in <b>/home/a/b.php</b> on line <b>12</b><br />",
    ),
    "WordPress": (
        Kind.ERROR,
        "<html><head><title>Database Error</title></head><body><div class='wp-die-message'><h1>Error establishing a database connection</h1></div></body></html>",
    ),
    "PDO": (Kind.ERROR, "<html><body>SQLSTATE[HY000] [2002] Connection refused</body></html>"),
    "ASP.NET": (
        Kind.ERROR,
        "<html><head><title>Runtime Error</title></head><body><span><H1>Server Error in '/' Application.<hr></H1><h2><i>Runtime Error</i></h2></span></body></html>",
    ),
    "SharePoint, an error": (
        Kind.ERROR,
        framed(
            "Error",
            "<div id='ms-error-header'><h1>Sorry, something went wrong</h1></div><p>Correlation ID: 1</p>",
        ),
    ),
    "the database, in Vietnamese": (
        Kind.ERROR,
        "<html><body>Không thể kết nối cơ sở dữ liệu!</body></html>",
    ),
    "cPanel, suspended": (
        Kind.PARKED,
        "<html><head><title>Account Suspended</title></head><body><h1>This Account has been suspended.</h1></body></html>",
    ),
    "suspended, in Vietnamese": (
        Kind.PARKED,
        "<html><head><title>Thông báo</title></head><body><h1>Website đang tạm ngưng hoạt động</h1><p>Dịch vụ đã hết hạn.</p></body></html>",
    ),
    "a parked domain": (
        Kind.PARKED,
        "<html><head><title>vinhthuan.example.vn</title><script src='https://img.sedoparking.com/js/x.js'></script></head><body><div id='ads'></div></body></html>",
    ),
    "a domain for sale": (
        Kind.PARKED,
        "<html><body><h1>This domain name is for sale</h1></body></html>",
    ),
    "nginx, not set up": (
        Kind.PARKED,
        "<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you see this page, the web server is installed.</p></body></html>",
    ),
    "works in progress": (
        Kind.MAINTENANCE,
        "<html><head><title>Bảo trì</title></head><body><h1>Cổng thông tin điện tử đang được bảo trì, nâng cấp</h1></body></html>",
    ),
    "a login": (
        Kind.LOGIN,
        framed(
            "Đăng nhập - Cổng thông tin",
            "<h1>Đăng nhập</h1><form><input name='u'><input type='password' name='p'></form>",
        ),
    ),
}


@pytest.mark.parametrize(("kind", "body"), STAND_INS.values(), ids=STAND_INS)
def test_a_page_in_anothers_place_is_called_what_it_is(kind, body):
    found = stand_in(page(body))

    assert found is not None
    assert found.kind == kind


ARTICLES = {
    "about captchas": framed(
        "Cảnh báo lừa đảo qua captcha",
        f"<h1>Xác nhận bạn không phải là robot: chiêu lừa mới</h1>{PROSE}",
    ),
    "titled like a missing page": framed(
        "Trang bạn yêu cầu không tồn tại", f"<h1>Trang bạn yêu cầu không tồn tại</h1>{PROSE}"
    ),
    "with a captcha in its comment form": framed(
        "Tin", f"<h1>Hội nghị tập huấn</h1>{PROSE}<form><div class='g-recaptcha'></div></form>"
    ),
    "behind Cloudflare's quiet check": framed(
        "Tin",
        f"<h1>Hội nghị</h1>{PROSE}<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
    ),
    "with F5's script": framed(
        "Tin", f"<h1>Hội nghị</h1>{PROSE}<script src='/TSPD/08a?type=7'></script>"
    ),
    "with a PHP warning above it": framed(
        "Tin",
        f"<b>Warning</b>: Undefined index in <b>/a.php</b> on line <b>3</b><h1>Hội nghị</h1>{PROSE}",
    ),
    "of a title and a file, login box beside it": framed(
        "Thông báo tuyển dụng viên chức",
        "<h1>Thông báo tuyển dụng viên chức</h1><a href='/a.pdf'>Tải về</a>"
        "<div><h3>Đăng nhập</h3><input type='password'></div><span>404</span>",
    ),
    "of a title, its site being upgraded": framed(
        "Thông báo",
        "<h1>Thông báo về việc Cổng dịch vụ công đang được nâng cấp</h1><a href='/a.pdf'>Tải về</a>",
    ),
    "about a website closed by the authorities": framed(
        "Tin", f"<h1>Website giả mạo đã bị khóa</h1>{PROSE}"
    ),
    "with hidden boxes of a script": framed(
        "Lịch công tác tuần 48",
        "<h1>Lịch công tác tuần 48</h1><img src='/lich.png'><div style='display: none'>Có lỗi xảy ra</div>"
        "<div class='modal fade'><p>Không tìm thấy nội dung</p></div>",
    ),
    "of a few words": framed(
        "Chúc mừng năm mới", "<h1>Chúc mừng năm mới</h1><p>Kính chúc quý vị an khang.</p>"
    ),
}


@pytest.mark.parametrize("body", ARTICLES.values(), ids=ARTICLES)
def test_an_article_is_never_taken_for_one(body):
    assert stand_in(page(body)) is None


@pytest.mark.parametrize("body", ["", "\x00" * 5000, "<" * 20000, "<p>" * 20000, "a" * 300_000])
def test_pages_of_no_sense_stand_for_nothing(body):
    assert stand_in(page(body)) is None
