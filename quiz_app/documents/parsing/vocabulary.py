"""The names of what stands on pages around their text, in several languages: navigation, share bars, lists."""

from __future__ import annotations

from quiz_app.text import fold


def names(listed: str) -> frozenset[str]:
    """Names that semicolons part, folded for comparing."""
    return frozenset(fold(" ".join(name.split())) for name in listed.split(";"))


# Lines that are this and nothing else, wherever they stand.
NAVIGATION = names(
    """skip to content;skip to main content;jump to navigation;jump to search;toggle navigation;toggle menu;main menu;
    sign in;log in;login;sign up;register;create account;sign in to your account;welcome back!;lost your password?;
    forgot password?;forgot your password?;username or email address;username or email;remember me;quick links;
    back to top;latest post;latest posts;popular posts;recent posts;recent comments;more stories;leave a comment;
    leave a reply;post a comment;view all posts;view comments;load more;show more;font resizer;previous article;
    next article;previous post;next post;print this page;print article;advertisement;advertisements;sponsored;
    sponsored content;accept cookies;accept all cookies;cookie settings;
    перейти к навигации;перейти к поиску;перейти к содержанию;войти;регистрация;наверх;реклама;
    создать учетную запись;читать далее;читать дальше;
    跳转到导航;跳转到搜索;跳至内容;登录;登錄;注册;註冊;返回顶部;返回頂部;广告;廣告;阅读更多;閱讀更多;首页;首頁;
    zum inhalt springen;anmelden;einloggen;anzeige;nach oben;aller au contenu;se connecter;publicite;
    saltar al contenido;iniciar sesion;publicidad;vai al contenuto;accedi"""
)
SHARING = names(
    """share;share this;share this article;share this post;share this page;share this story;share article;
    subscribe;subscribe now;subscribe to our newsletter;newsletter;newsletters;follow us;follow us on;
    join our newsletter;sign up for our newsletter;your email address;
    поделиться;подписаться;подписаться на рассылку;分享;分享到;分享到:;订阅;訂閱;teilen;partager;compartir;condividi"""
)
NETWORKS = names(
    """facebook;twitter;x;email;e-mail;mail;copy;link;print;whatsapp;telegram;linkedin;reddit;pinterest;share;tweet;
    instagram;youtube;tumblr;pocket;flipboard;vk;vkontakte;ok;weibo;wechat;qq;line;messenger;mastodon;bluesky;threads;
    tiktok;viber;rss;google+;discord;snapchat;xing;微信;微博;链接;复制"""
)
# Those that mean nothing else: a row of the others alone may be a text's own words.
SURE_NETWORKS = NETWORKS - names(
    "x;mail;copy;link;print;share;line;ok;pocket;threads;messenger;email;e-mail;qq;rss"
)
CONTENTS = names(
    """contents;table of contents;on this page;in this article;оглавление;содержание;目录;目錄;目次;
    inhalt;inhaltsverzeichnis;sommaire;table des matieres;contenido"""
)
# Headings under which nothing but references stands.
REFERENCES = names(
    """see also;references;reference;notes and references;references and notes;further reading;external links;
    works cited;bibliography;citations;footnotes;endnotes;select bibliography;selected bibliography;
    см. также;примечания;ссылки;список литературы;источники и литература;
    参考文献;參考文獻;参考资料;參考資料;参见;參見;外部链接;外部連結;延伸阅读;延伸閱讀;注释;注釋;脚注;関連項目;外部リンク;
    siehe auch;einzelnachweise;weblinks;literaturverzeichnis;quellenverzeichnis;
    voir aussi;notes et references;liens externes;bibliographie;articles connexes;
    vease tambien;referencias;enlaces externos;bibliografia;lecturas adicionales;
    voci correlate;collegamenti esterni;altri progetti;ver tambem;ligacoes externas"""
)
_AUTHOR = names(
    """about the author;about the authors;about the writer;об авторе;об авторах;作者简介;作者簡介;
    uber den autor;a propos de l'auteur;sobre el autor"""
)
_TEASERS = names(
    """you might also like;you may also like;related posts;related articles;related stories;related news;
    more from this author;more from the author;read next;recommended for you;most read;most popular;trending now;
    читайте также;похожие статьи;相关文章;相關文章;推荐阅读;das konnte sie auch interessieren;a lire aussi;
    te puede interesar"""
)
_COMMENTS = names(
    "leave a comment;leave a reply;post a comment;комментарии;оставить комментарий;发表评论;發表評論"
)
_BARS = names(
    """share this;share this article;share this post;share this page;share this story;follow us;
    subscribe to our newsletter;join our newsletter;sign up for our newsletter;поделиться;分享到"""
)
_NAVIGATING = names(
    "navigation;navigation menu;main menu;site navigation;quick links;recent posts;recent comments"
)
# Headings of what is about something else than the text, up to the next heading.
PARTS = {
    **dict.fromkeys(_AUTHOR, "about the author"),
    **dict.fromkeys(_TEASERS, "teaser headlines"),
    **dict.fromkeys(_COMMENTS, "comments"),
    **dict.fromkeys(_BARS, "share bar"),
    **dict.fromkeys(_NAVIGATING, "navigation"),
}
